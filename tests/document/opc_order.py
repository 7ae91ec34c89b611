"""The order in which the schemas of ECMA-376 want the children of the elements that are written by hand."""

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

_RPR = """rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof
    snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText
    vertAlign rtl cs em lang eastAsianLayout specVanish oMath"""
_PPR = """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd
    tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi
    adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc
    textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"""
_BAR = "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId extLst"
_AXIS = """axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark
    tickLblPos spPr txPr crossAx crosses crossesAt"""
_LABEL = "numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator"

ORDER = {
    W + "pPr": _PPR,
    W + "rPr": _RPR,
    W + "tbl": "tblPr tblGrid tr",
    W + "tblPr": """tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing
    tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription""",
    W + "tcPr": """cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign
    hideMark""",
    W + "tcBorders": "top start left bottom end right insideH insideV tl2br tr2bl",
    W + "tblBorders": "top start left bottom end right insideH insideV",
    W + "tcMar": "top start left bottom end right",
    W + "tblCellMar": "top start left bottom end right",
    W + "pBdr": "top left bottom right between bar",
    W + "sectPr": """headerReference|footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType
    pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid""",
    W + "style": """name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat
    locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr""",
    W + "styles": "docDefaults latentStyles style",
    W + "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    W + "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    W + "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    W + "settings": """writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries
    displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData
    embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges
    bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors
    hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate linkStyles
    stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView trackRevisions
    doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme
    styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone
    doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders
    bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing
    drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery
    doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin
    doNotShadeFormData noPunctuationKerning characterSpacingControl printTwoOnOne
    strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore savePreviewPicture
    doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText
    doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags
    alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids
    mathPr attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats
    doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType schemaLibrary
    shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator""",
    WP + "inline": "extent effectExtent docPr cNvGraphicFramePr graphic",
    C + "chartSpace": """date1904 lang roundedCorners AlternateContent style clrMapOvr pivotFmts protection chart spPr
    txPr externalData printSettings userShapes extLst""",
    C + "chart": """title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly
    dispBlanksAs showDLblsOverMax extLst""",
    C + "plotArea": "layout barChart|lineChart|scatterChart|pieChart valAx|catAx|dateAx|serAx dTable spPr extLst",
    C + "barChart": _BAR,
    C + "lineChart": "grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId extLst",
    C + "scatterChart": "scatterStyle varyColors ser dLbls axId extLst",
    C + "ser": """idx order tx spPr invertIfNegative pictureOptions marker explosion dPt dLbls trendline errBars cat
    xVal val yVal smooth shape bubbleSize bubble3D extLst""",
    C + "dPt": "idx invertIfNegative marker bubble3D explosion spPr pictureOptions extLst",
    C + "dLbls": f"dLbl delete {_LABEL} showLeaderLines leaderLines extLst",
    C + "dLbl": f"idx delete layout tx {_LABEL} extLst",
    C + "errBars": "errDir errBarType errValType noEndCap plus minus val spPr extLst",
    C + "catAx": f"{_AXIS} auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl extLst",
    C + "valAx": f"{_AXIS} crossBetween majorUnit minorUnit dispUnits extLst",
    C + "scaling": "logBase orientation max min extLst",
    C + "legend": "legendPos legendEntry layout overlay spPr txPr extLst",
    C + "title": "tx layout overlay spPr txPr extLst",
    C + "marker": "symbol size spPr extLst",
    A + "bodyPr": """prstTxWarp noAutofit|normAutofit|spAutoFit scene3d sp3d|flatTx extLst""",
    A + "pPr": """lnSpc spcBef spcAft buClrTx|buClr buSzTx|buSzPct|buSzPts buFontTx|buFont
        buNone|buAutoNum|buChar|buBlip tabLst defRPr extLst""",
    A + "p": "pPr r|br|fld endParaRPr",
    A + "rPr": """ln noFill|solidFill|gradFill|blipFill|pattFill|grpFill effectLst|effectDag highlight uLnTx|uLn
    uFillTx|uFill latin ea cs sym hlinkClick hlinkMouseOver rtl extLst""",
    A + "tbl": "tblPr tblGrid tr",
    A + "tc": "txBody tcPr",
    A + "tcPr": "lnL lnR lnT lnB lnTlToBr lnBlToTr cell3D noFill|solidFill|gradFill headers extLst",
    A + "txBody": "bodyPr lstStyle p",
    P + "txBody": "bodyPr lstStyle p",
    P + "sp": "nvSpPr spPr style txBody extLst",
    P + "graphicFrame": "nvGraphicFramePr xfrm graphic extLst",
    P + "cSld": "bg spTree custDataLst controls extLst",
    P + "sld": "cSld clrMapOvr transition timing extLst",
    P + "presentation": """sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz smartTags
    embeddedFontLst custShowLst photoAlbum custDataLst kinsoku defaultTextStyle modifyVerifier extLst""",
    S + "worksheet": """sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection
    protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells
    phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup
    headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing
    legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst""",
    S + "workbook": """fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups
    externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches extLst""",
}
"""Children in their order; those joined by | may stand in any order among themselves."""

RANK = {
    tag: {name: rank for rank, names in enumerate(order.split()) for name in names.split("|")}
    for tag, order in ORDER.items()
}
_REPEATED = """tr ser axId dPt dLbl style lvl abstractNum num tblStylePr headerReference footerReference p r br fld
    errBars conditionalFormatting legendEntry valAx catAx barChart lineChart scatterChart latentStyles
    spTree numPicBullet smartTagType attachedSchema activeWritingStyle"""
REPEATED = frozenset(_REPEATED.split())


def problems(name, tree):
    """Children of known elements that stand in a wrong place, twice, or that the schema does not know."""
    found = []
    for element in tree.iter(*RANK):
        ranks, last, seen = RANK[element.tag], -1, set()
        space, parent = etree.QName(element).namespace, etree.QName(element).localname
        for child in element:
            if not isinstance(child.tag, str):
                continue
            tag = etree.QName(child)
            if tag.namespace != space:
                if tag.localname not in ranks:
                    continue
            elif tag.localname not in ranks:
                if tag.localname not in ("bookmarkStart", "bookmarkEnd", "proofErr", "sdt", "customXml", "ins", "del"):
                    found.append(f"{name}: {parent} cannot hold {tag.localname}")
                continue
            rank = ranks[tag.localname]
            if rank < last:
                found.append(f"{name}: {tag.localname} stands too late in {parent}")
            if tag.localname in seen and tag.localname not in REPEATED:
                found.append(f"{name}: {parent} has {tag.localname} twice")
            last = max(last, rank)
            seen.add(tag.localname)
    return found
